import type { CasePicture } from '../../../gallery/types.ts';
import { words } from '../../language/index.ts';

/** Before and after beside each other, on neutral grey, nothing over the skin. */
export function CasePictures({ pictures, subject }: { pictures: readonly CasePicture[]; subject: string }) {
  return (
    <div className="case-pictures">
      <Picture
        picture={sharpest(pictures, 'before')}
        label={words.gallery.before}
        alt={words.gallery.beforeAlt(subject)}
      />
      <Picture
        picture={sharpest(pictures, 'after')}
        label={words.gallery.after}
        alt={words.gallery.afterAlt(subject)}
      />
    </div>
  );
}

function Picture({ picture, label, alt }: { picture: CasePicture | undefined; label: string; alt: string }) {
  if (!picture) return null;
  const { url, width, height } = picture;
  return (
    <figure>
      <figcaption>{label}</figcaption>
      <img src={url} width={width} height={height} alt={alt} loading="lazy" />
    </figure>
  );
}

const sharpest = (pictures: readonly CasePicture[], side: CasePicture['side']) =>
  pictures.findLast((picture) => picture.side === side);
