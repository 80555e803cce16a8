import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { words } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { CardDrawing } from './card-drawing.tsx';
import './card.css';

const address = '/api/card.pdf';

/** How to print the card, and where to lay it. */
export function CardPage() {
  const texts = words.card;
  const [number, setNumber] = useState('');
  return (
    <Page
      title={texts.title}
      actions={
        <Button component="a" href={address} target="_blank" rel="noreferrer">
          {texts.print}
        </Button>
      }
    >
      <div className="card-page">
        <p>{texts.what}</p>
        <CardDrawing />
        <Steps title={texts.printing} steps={texts.printSteps} />
        <Steps title={texts.placing} steps={texts.placeSteps} />
        <section className="panel card-again">
          <h2>{texts.again}</h2>
          <p className="quiet">{texts.againWhat}</p>
          <form action={address} method="get" target="_blank" rel="noopener">
            <TextInput
              name="id"
              label={texts.number}
              required
              pattern="[2-9A-HJ-NP-Za-hj-np-z]{8}"
              maxLength={8}
              value={number}
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              {texts.printAgain}
            </Button>
          </form>
        </section>
      </div>
    </Page>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
