import type { InferInput } from 'valibot';
import { businessView } from './business-view.ts';
import { completionView } from './completion-view.ts';
import { endpointSeriesView } from './endpoint-series-view.ts';
import { incidentView } from './incident-view.ts';
import { pageCommandsView } from './page-commands-view.ts';
import { placesView } from './places-view.ts';
import { terminalView } from './terminal-view.ts';

/** Everything a page can look at. */
export const views = [
  businessView,
  completionView,
  endpointSeriesView,
  incidentView,
  pageCommandsView,
  placesView,
  terminalView,
] as const;

type AnyView = (typeof views)[number];
type Named<Name extends ViewName> = Extract<AnyView, { readonly name: Name }>;

export type ViewName = AnyView['name'];
export type ViewParams<Name extends ViewName> = InferInput<Named<Name>['params']>;
export type ViewValue<Name extends ViewName> = ReturnType<Named<Name>['select']>;
