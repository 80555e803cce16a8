/** Lays each pair under a slider. Without it the photos stand side by side. */
export const sliderScript = `
for (const photos of document.querySelectorAll('.photos')) {
  const pair = photos.querySelector('.pair');
  const tools = photos.querySelector('.slide');
  const range = tools.querySelector('input');
  const button = tools.querySelector('button');
  const show = () => pair.style.setProperty('--split', range.value + '%');
  const drag = (event) => {
    if (!pair.classList.contains('sliding') || (event.buttons & 1) === 0) return;
    const box = pair.getBoundingClientRect();
    range.value = String(Math.max(0, Math.min(100, ((event.clientX - box.left) / box.width) * 100)));
    show();
  };
  range.addEventListener('input', show);
  pair.addEventListener('pointerdown', drag);
  pair.addEventListener('pointermove', drag);
  button.addEventListener('click', () => {
    const isSide = pair.classList.toggle('sliding') === false;
    button.setAttribute('aria-pressed', String(isSide));
    range.disabled = isSide;
  });
  pair.classList.add('sliding');
  tools.hidden = false;
  show();
}
addEventListener('beforeprint', () => {
  for (const one of document.querySelectorAll('details')) one.open = true;
});
`;
