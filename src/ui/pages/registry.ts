import {
  Alert20Regular,
  AlertUrgent20Regular,
  Beaker20Regular,
  BookPulse20Regular,
  BoxMultiple20Regular,
  Branch20Regular,
  Chat20Regular,
  Database20Regular,
  DataLine20Regular,
  DataTrending20Regular,
  Gauge20Regular,
  History20Regular,
  Home20Regular,
  Layer20Regular,
  Money20Regular,
  PulseSquare20Regular,
  Server20Regular,
  ServerLink20Regular,
  WindowConsole20Regular,
} from '@fluentui/react-icons';
import { activityTexts } from '../texts/activity.ts';
import { alertTexts } from '../texts/alerts.ts';
import { businessTexts } from '../texts/business.ts';
import { channelTexts } from '../texts/channels.ts';
import { computeTexts } from '../texts/compute.ts';
import { costTexts } from '../texts/cost.ts';
import { dataTexts } from '../texts/data.ts';
import { debriefTexts } from '../texts/debrief.ts';
import { deskTexts } from '../texts/desk.ts';
import { endpointTexts } from '../texts/endpoints.ts';
import { environmentTexts } from '../texts/environments.ts';
import { frameTexts } from '../texts/frame.ts';
import { homeTexts } from '../texts/home.ts';
import { jobsTexts } from '../texts/jobs.ts';
import { metricTexts } from '../texts/metrics.ts';
import { modelTexts } from '../texts/models.ts';
import { monitorTexts } from '../texts/monitors.ts';
import { performanceTexts } from '../texts/performance.ts';
import { repositoryTitle } from '../texts/repository-title.ts';
import { terminalTexts } from '../texts/terminal.ts';
import { workspaceTexts } from '../texts/workspace.ts';
import { definePage, type Page } from './page.ts';

const loadRepository = () => import('./RepositoryPage.tsx');

/** Every page, in the order of the navigation. The first whose path fits an address is shown. */
export const pages: readonly Page[] = [
  definePage({ path: '', title: homeTexts.title, needsPlay: false, load: () => import('./HomePage.tsx') }),
  definePage({
    path: 'workspace',
    title: workspaceTexts.title,
    nav: { section: 'operate', icon: Home20Regular, key: 'w' },
    load: () => import('./WorkspacePage.tsx'),
  }),
  definePage({
    path: 'desk',
    title: deskTexts.title,
    nav: { section: 'operate', icon: Alert20Regular, key: 'i' },
    load: () => import('./DeskPage.tsx'),
  }),
  definePage({
    path: 'terminal',
    title: terminalTexts.title,
    nav: { section: 'operate', icon: WindowConsole20Regular, key: 't' },
    load: () => import('./TerminalPage.tsx'),
  }),
  definePage({
    path: 'business',
    title: businessTexts.title,
    nav: { section: 'operate', icon: DataTrending20Regular, key: 'b' },
    load: () => import('./BusinessPage.tsx'),
  }),
  definePage({
    path: 'performance',
    title: performanceTexts.title,
    nav: { section: 'operate', icon: Gauge20Regular, key: 'p' },
    load: () => import('./PerformancePage.tsx'),
  }),
  definePage({
    path: 'channels',
    title: channelTexts.title,
    nav: { section: 'operate', icon: Chat20Regular, key: 'h' },
    load: () => import('./ChannelsPage.tsx'),
  }),
  definePage({
    path: 'data',
    title: dataTexts.title,
    nav: { section: 'assets', icon: Database20Regular, key: 'd' },
    load: () => import('./DataPage.tsx'),
  }),
  definePage({
    path: 'data/:name',
    title: ({ name = '' }) => name,
    parent: 'data',
    load: () => import('./DataAssetPage.tsx'),
  }),
  definePage({
    path: 'data/:name/:version',
    title: ({ name = '', version = '' }) => dataTexts.asset(name, version),
    parent: 'data',
    load: () => import('./DataAssetPage.tsx'),
  }),
  definePage({
    path: 'jobs',
    title: jobsTexts.title,
    nav: { section: 'assets', icon: Beaker20Regular, key: 'j' },
    load: () => import('./JobsPage.tsx'),
  }),
  definePage({
    path: 'jobs/:name',
    title: ({ name = '' }) => name,
    parent: 'jobs',
    load: () => import('./JobPage.tsx'),
  }),
  definePage({
    path: 'jobs/compare/:names*',
    title: jobsTexts.compareTitle,
    parent: 'jobs',
    load: () => import('./JobComparisonPage.tsx'),
  }),
  definePage({
    path: 'models',
    title: modelTexts.title,
    nav: { section: 'assets', icon: BoxMultiple20Regular, key: 'm' },
    load: () => import('./ModelsPage.tsx'),
  }),
  definePage({
    path: 'models/:name',
    title: ({ name = '' }) => name,
    parent: 'models',
    load: () => import('./ModelPage.tsx'),
  }),
  definePage({
    path: 'models/:name/:version',
    title: ({ name = '', version = '' }) => modelTexts.model(name, version),
    parent: 'models',
    load: () => import('./ModelPage.tsx'),
  }),
  definePage({
    path: 'environments',
    title: environmentTexts.title,
    nav: { section: 'assets', icon: Layer20Regular, key: 'v' },
    load: () => import('./EnvironmentsPage.tsx'),
  }),
  definePage({
    path: 'environments/:name',
    title: ({ name = '' }) => name,
    parent: 'environments',
    load: () => import('./EnvironmentPage.tsx'),
  }),
  definePage({
    path: 'environments/:name/:version',
    title: ({ name = '', version = '' }) => environmentTexts.environment(name, version),
    parent: 'environments',
    load: () => import('./EnvironmentPage.tsx'),
  }),
  definePage({
    path: 'endpoints',
    title: endpointTexts.title,
    nav: { section: 'assets', icon: ServerLink20Regular, key: 'e' },
    load: () => import('./EndpointsPage.tsx'),
  }),
  definePage({
    path: 'endpoints/:name',
    title: ({ name = '' }) => name,
    parent: 'endpoints',
    load: () => import('./EndpointPage.tsx'),
  }),
  definePage({
    path: 'compute',
    title: computeTexts.title,
    nav: { section: 'manage', icon: Server20Regular, key: 'c' },
    load: () => import('./ComputePage.tsx'),
  }),
  definePage({
    path: 'compute/:name',
    title: ({ name = '' }) => name,
    parent: 'compute',
    load: () => import('./ClusterPage.tsx'),
  }),
  definePage({
    path: 'metrics',
    title: metricTexts.title,
    nav: { section: 'manage', icon: DataLine20Regular, key: 'x' },
    load: () => import('./MetricsPage.tsx'),
  }),
  definePage({
    path: 'monitors',
    title: monitorTexts.title,
    nav: { section: 'manage', icon: PulseSquare20Regular, key: 'o' },
    load: () => import('./MonitorsPage.tsx'),
  }),
  definePage({
    path: 'monitors/:name',
    title: ({ name = '' }) => name,
    parent: 'monitors',
    load: () => import('./MonitorPage.tsx'),
  }),
  definePage({
    path: 'alerts',
    title: alertTexts.title,
    nav: { section: 'manage', icon: AlertUrgent20Regular, key: 'l' },
    load: () => import('./AlertsPage.tsx'),
  }),
  definePage({
    path: 'alerts/:name',
    title: ({ name = '' }) => name,
    parent: 'alerts',
    load: () => import('./AlertRulePage.tsx'),
  }),
  definePage({
    path: 'cost',
    title: costTexts.title,
    nav: { section: 'manage', icon: Money20Regular, key: 'y' },
    load: () => import('./CostPage.tsx'),
  }),
  definePage({
    path: 'activity',
    title: activityTexts.title,
    nav: { section: 'manage', icon: History20Regular, key: 'a' },
    load: () => import('./ActivityPage.tsx'),
  }),
  definePage({
    path: 'debrief',
    title: debriefTexts.title,
    nav: { section: 'operate', icon: BookPulse20Regular, key: 'f' },
    load: () => import('./DebriefPage.tsx'),
  }),
  definePage({
    path: 'repository',
    title: repositoryTitle,
    nav: { section: 'authoring', icon: Branch20Regular, key: 'r' },
    instance: 'repository',
    load: loadRepository,
  }),
  definePage({
    path: 'repository/:path*',
    title: ({ path = '' }) => path,
    parent: 'repository',
    instance: 'repository',
    load: loadRepository,
  }),
  definePage({ path: 'notices', title: frameTexts.notices, needsPlay: false, load: () => import('./NoticesPage.tsx') }),
];
