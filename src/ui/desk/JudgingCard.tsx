import { Button, ProgressBar } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import type { Judging } from '../store/session-state.ts';
import { resolveTexts as texts } from '../texts/desk.ts';

interface JudgingCardProps {
  readonly judging: NonNullable<Judging>;
  readonly isTimeUp: boolean; // nobody declared it over
}

/** How far judging has come. Whoever waits here is taken to the debrief when it is done. */
export function JudgingCard({ judging, isTimeUp }: JudgingCardProps) {
  const share = 'share' in judging ? judging.share : null;
  const hasWaited = useRef(share !== null);
  useEffect(() => {
    if (share === null && hasWaited.current) go(href(['debrief']));
  }, [share]);
  return (
    <section className="panel judging" aria-labelledby="judging-title">
      <h2 id="judging-title">{share === null ? texts.judged : texts.judging}</h2>
      {isTimeUp ? <p>{texts.timeIsUp}</p> : null}
      {share === null ? (
        <Button as="a" appearance="primary" href={href(['debrief'])}>
          {texts.toDebrief}
        </Button>
      ) : (
        <>
          <p>
            {texts.judgingAbout} {texts.afterwards}
          </p>
          <ProgressBar aria-label={texts.judging} value={share} thickness="large" />
          <p className="meta numbers">{texts.progress(`${Math.round(share * 100)} %`)}</p>
        </>
      )}
    </section>
  );
}
