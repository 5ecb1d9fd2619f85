import { Button, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { Status } from '../../scenario/status.ts';
import type { PlayIdentity } from '../../session/play.ts';
import { PRACTICE_SEED } from '../../session/practice-seed.ts';
import type { ScenarioCard } from '../../session/scenario-card.ts';
import { Brief } from '../kit/Brief.tsx';
import { homeTexts as texts } from '../texts/home.ts';

interface ScenarioChoiceProps {
  readonly card: ScenarioCard;
  readonly best: Status | undefined;
  readonly isFirst: boolean; // where one should begin now
  readonly isDisabled: boolean;
  readonly onTake: (identity: PlayIdentity) => void;
}

/** A scenario: what it is about, how far one got, and its button. */
export function ScenarioChoice({ card, best, isFirst, isDisabled, onTake }: ScenarioChoiceProps) {
  const [first = 'A'] = card.variants;
  const [variant, setVariant] = useState(first);
  const isIncident = card.level !== null;
  return (
    <article className="panel card" aria-labelledby={`card-${card.id}`}>
      <h2 id={`card-${card.id}`}>{card.title}</h2>
      <p className="meta">
        {card.level !== null ? texts.level(card.level) : texts.noIncident}
        {card.minutes !== null ? ` · ${texts.minutes(card.minutes)}` : ''}
        {isIncident ? ` · ${best ? `${texts.best}: ${texts.statuses[best]}` : texts.notPlayed}` : ''}
      </p>
      <Brief text={card.brief} />
      <div className="buttons">
        <Button
          appearance={isFirst ? 'primary' : 'secondary'}
          disabled={isDisabled}
          aria-describedby={`card-${card.id}`}
          onClick={() => onTake({ scenario: card.id, seed: PRACTICE_SEED, variant })}
        >
          {isIncident ? texts.take : texts.explore}
        </Button>
        {card.variants.length > 1 ? (
          <span className="case">
            <label htmlFor={`case-${card.id}`}>{texts.variant}</label>
            <Select id={`case-${card.id}`} value={variant} onChange={(_, { value }) => setVariant(value)}>
              {card.variants.map((letter) => (
                <option key={letter} value={letter}>
                  {texts.variantOf(letter, letter === first)}
                </option>
              ))}
            </Select>
          </span>
        ) : null}
      </div>
    </article>
  );
}
