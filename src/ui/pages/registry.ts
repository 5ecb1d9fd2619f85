import { Alert20Regular, BoxMultiple20Regular, DataTrending20Regular, Layer20Regular } from '@fluentui/react-icons';
import { businessTexts } from '../texts/business.ts';
import { debriefTexts } from '../texts/debrief.ts';
import { deskTexts } from '../texts/desk.ts';
import { environmentTexts } from '../texts/environments.ts';
import { frameTexts } from '../texts/frame.ts';
import { homeTexts } from '../texts/home.ts';
import { modelTexts } from '../texts/models.ts';
import { definePage, type Page } from './page.ts';

/** Every page, in the order of the navigation. The first whose path fits an address is shown. */
export const pages: readonly Page[] = [
  definePage({ path: '', title: homeTexts.title, needsPlay: false, load: () => import('./HomePage.tsx') }),
  definePage({
    path: 'desk',
    title: deskTexts.title,
    nav: { section: 'operate', icon: Alert20Regular, key: 'i' },
    load: () => import('./DeskPage.tsx'),
  }),
  definePage({
    path: 'business',
    title: businessTexts.title,
    nav: { section: 'operate', icon: DataTrending20Regular, key: 'b' },
    load: () => import('./BusinessPage.tsx'),
  }),
  definePage({
    path: 'models',
    title: modelTexts.title,
    nav: { section: 'assets', icon: BoxMultiple20Regular, key: 'm' },
    load: () => import('./ModelsPage.tsx'),
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
    path: 'environments/:name/:version',
    title: ({ name = '', version = '' }) => environmentTexts.environment(name, version),
    parent: 'environments',
    load: () => import('./EnvironmentPage.tsx'),
  }),
  definePage({ path: 'debrief', title: debriefTexts.title, load: () => import('./DebriefPage.tsx') }),
  definePage({ path: 'notices', title: frameTexts.notices, needsPlay: false, load: () => import('./NoticesPage.tsx') }),
];
