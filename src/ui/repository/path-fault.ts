import type { RepositoryFile } from '../../session/views/repository-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';

/** Why a path cannot be that of a new file here; '' when it can. */
export function pathFault(path: string, files: readonly RepositoryFile[]): string {
  const parts = path.split('/');
  const isWrong = parts.some((part) => part === '' || part === '.' || part === '..') || parts[0] === '.git';
  if (isWrong || path.includes('\0')) return texts.pathWrong;
  const isTaken = files.some((file) => file.path === path || file.path.startsWith(`${path}/`));
  const isBelowFile = files.some((file) => path.startsWith(`${file.path}/`));
  return isTaken || isBelowFile ? texts.pathTaken : '';
}
