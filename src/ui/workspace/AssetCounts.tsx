import type { AssetCount } from '../../session/views/workspace-view.ts';
import { href } from '../routing/route.ts';
import { workspaceTexts as texts } from '../texts/workspace.ts';

/** How many of each kind there are, each a link to the list. */
export const AssetCounts = ({ counts }: { readonly counts: readonly AssetCount[] }) => (
  <nav className="panel" aria-label={texts.holds}>
    <ul className="asset-counts">
      {counts.map(({ kind, count, detail }) => (
        <li key={kind}>
          <a href={href([kind])}>
            <span className="count numbers">{count}</span>
            <span>
              {texts.counts[kind].title}
              <span className="meta"> {texts.counts[kind].detail(detail)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
