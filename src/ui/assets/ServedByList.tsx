import type { ServedBy } from '../../session/views/served-by.ts';
import { href } from '../routing/route.ts';
import { assetTexts as texts } from '../texts/assets.ts';
import { commonTexts } from '../texts/common.ts';
import './assets.css';

/** Deployments and their share of the calls. */
export function ServedByList({ servedBy }: { readonly servedBy: readonly ServedBy[] }) {
  if (servedBy.length === 0) return commonTexts.none;
  return (
    <ul className="plain-list">
      {servedBy.map(({ endpoint, deployment, share }) => (
        <li key={`${endpoint}/${deployment}`}>
          <a href={href(['endpoints', endpoint])}>
            {endpoint}/{deployment}
          </a>{' '}
          <span className="numbers">{shareText(share)}</span>
        </li>
      ))}
    </ul>
  );
}

/** '90 %', or that it gets no calls. */
export const shareText = (share: number): string =>
  share === 0 ? texts.noTraffic : texts.share(Math.round(share * 100));

/** The same for search and sort. */
export const servedText = (servedBy: readonly ServedBy[]): string =>
  servedBy.map(({ endpoint, deployment, share }) => `${endpoint}/${deployment} ${shareText(share)}`).join(', ');
