// Holds the house in shape: who may import whom, no cycles (types count), no host globals in the core, no long files or
// functions, and no exception that nobody needs any more.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const ALLOWED: Record<string, readonly string[]> = {
  kernel: [],
  ml: ['kernel'],
  git: ['kernel'],
  azure: ['kernel', 'ml'],
  company: ['kernel', 'ml', 'azure'],
  python: ['kernel', 'ml'],
  scenario: ['kernel', 'ml', 'git', 'azure', 'company', 'python'],
  shell: ['kernel', 'ml', 'git', 'azure', 'company', 'python', 'scenario'],
  session: ['kernel', 'ml', 'git', 'azure', 'company', 'python', 'scenario', 'shell'],
  ui: ['session', 'TYPES'],
  // The command line reads scenario files itself (linting and proving content is its work) and loads Python's files.
  cli: ['session', 'scenario', 'python', 'kernel', 'TYPES'],
};
const CORE = ['kernel', 'ml', 'git', 'azure', 'company', 'python', 'scenario', 'shell'];
const FORBIDDEN =
  /\bMath\.(random|exp|expm1|log|log10|log2|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b|\bDate\b(?!\.prototype)|\bperformance\b|\bsetTimeout\b|\bsetInterval\b|\bcrypto\.|\bIntl\b|["']node:|\btoLocale|\*\*(?!\/)/;
/** Globals that are also everyday names: forbidden unless the file declares them itself. */
const SHADOWABLE = /(?<![\w./-])(document|window|process)\./;
/** File → why it may use what others may not. */
const MAY_USE_GLOBALS: Record<string, string> = {
  'src/kernel/realm.ts': 'replaces the globals for everybody else',
  'src/shell/macrotask.ts': 'needs one real turn of the event loop',
  'src/shell/bash-files.ts': 'just-bash wants Date objects in stat()',
};
const MAX_FILE_LINES = 400;
const MAX_FUNCTION_LINES = 60;

interface Source {
  readonly path: string; // 'src/kernel/tx.ts'
  readonly part: string; // 'kernel'
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly { readonly path: string; readonly isType: boolean }[];
}

function sources(): Source[] {
  const out: Source[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) out.push(read(path));
    }
  };
  visit('src');
  return out;
}

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: { path: string; isType: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    const specifier =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.')) {
      const clean = specifier.text.replace(/\?.*$/, '');
      const isType = ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      imports.push({ path: relative(ROOT, resolve(ROOT, dirname(path), clean)), isType });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, part: path.split('/')[1] ?? '', text, tree, imports };
}

const all = sources();

describe('architecture', () => {
  it('imports only downwards', () => {
    const wrong: string[] = [];
    for (const source of all)
      for (const target of source.imports) {
        const part = target.path.split('/')[1] ?? '';
        if (!target.path.startsWith('src/') || part === source.part) continue;
        const allowed = ALLOWED[source.part];
        if (!allowed) wrong.push(`${source.path}: part '${source.part}' is not in the table`);
        else if (!allowed.includes(part) && !(target.isType && allowed.includes('TYPES')))
          wrong.push(`${source.path} → ${target.path}`);
      }
    expect(wrong).toEqual([]);
  });

  it('has no import cycle, types included', () => {
    const edges = new Map(all.map((source) => [source.path, source.imports.map((target) => target.path)]));
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of edges.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('keeps host globals out of the core', () => {
    const wrong: string[] = [];
    for (const source of all) {
      if (!CORE.includes(source.part) || MAY_USE_GLOBALS[source.path]) continue;
      for (const { line, code } of codeLines(source)) {
        const shadowable = SHADOWABLE.exec(code);
        const hit =
          FORBIDDEN.exec(code) ?? (shadowable && !declares(source.tree, shadowable[1] ?? '') ? shadowable : null);
        if (hit) wrong.push(`${source.path}:${line} ${hit[0]}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has no stale exception', () => {
    const stale = Object.keys(MAY_USE_GLOBALS).filter((path) => {
      const source = all.find((candidate) => candidate.path === path);
      return !source || !codeLines(source).some(({ code }) => FORBIDDEN.test(code));
    });
    expect(stale).toEqual([]);
  });

  it('uses `any` only in the machine seam', () => {
    const found = all.filter((source) => source.path !== 'src/kernel/machine.ts' && hasAny(source.tree));
    expect(found.map((source) => source.path)).toEqual([]);
  });

  it('keeps files and functions short', () => {
    const long: string[] = [];
    for (const source of all) {
      const lines = source.text.split('\n').length;
      if (lines > MAX_FILE_LINES && !source.path.includes('.data.')) long.push(`${source.path}: ${lines} lines`);
      for (const found of longFunctions(source)) long.push(found);
    }
    expect(long).toEqual([]);
  });
});

/** Lines of code without comments, strings and regular expressions. */
function codeLines(source: Source): { line: number; code: string }[] {
  const blanked = source.text.split('');
  const blank = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (blanked[i] !== '\n') blanked[i] = ' ';
  };
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) blank(range.pos, range.end);
    for (const range of ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? []) blank(range.pos, range.end);
    const isModule = node.parent && (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent));
    if (
      !isModule &&
      (ts.isStringLiteral(node) ||
        ts.isNoSubstitutionTemplateLiteral(node) ||
        node.kind === ts.SyntaxKind.TemplateHead ||
        node.kind === ts.SyntaxKind.TemplateMiddle ||
        node.kind === ts.SyntaxKind.TemplateTail ||
        ts.isRegularExpressionLiteral(node) ||
        ts.isTypeReferenceNode(node))
    )
      blank(node.getStart(), node.getEnd());
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return blanked
    .join('')
    .split('\n')
    .map((code, index) => ({ line: index + 1, code }));
}

/** Whether a file declares a variable, parameter or binding of this name. */
function declares(node: ts.Node, name: string): boolean {
  const isNamed =
    (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
    ts.isIdentifier(node.name) &&
    node.name.text === name;
  return isNamed || (ts.forEachChild(node, (child) => declares(child, name) || undefined) ?? false);
}

function hasAny(node: ts.Node): boolean {
  return (
    node.kind === ts.SyntaxKind.AnyKeyword || (ts.forEachChild(node, (child) => hasAny(child) || undefined) ?? false)
  );
}

function longFunctions(source: Source): string[] {
  const out: string[] = [];
  const lineOf = (position: number): number => source.tree.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1;
      if (lines > MAX_FUNCTION_LINES)
        out.push(`${source.path}:${lineOf(node.getStart()) + 1} function of ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return out;
}
