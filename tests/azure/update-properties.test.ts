import { describe, expect, it } from 'vitest';
import { applyChanges, type PropertyChanges } from '../../src/azure/update-properties.ts';

const document = {
  name: 'blue',
  tags: { owner: 'ml', 'cost.center': '7' },
  rules: [
    { name: 'a', priority: 1 },
    { name: 'b', priority: 2 },
  ],
};
const changed = (changes: PropertyChanges) => applyChanges(document, changes);

describe('the generic update of a document', () => {
  it.each<[PropertyChanges, unknown]>([
    [{ set: ['name=green'] }, { ...document, name: 'green' }],
    [
      { set: ['tags.owner=grp-ds', 'tags.new=1'] },
      { ...document, tags: { owner: 'grp-ds', 'cost.center': '7', new: 1 } },
    ],
    [{ set: ['a.b.c=True'] }, { ...document, a: { b: { c: true } } }],
    [{ set: ['a={"b": [1, 2]}'] }, { ...document, a: { b: [1, 2] } }],
    [
      { set: ['a=12'], isText: true },
      { ...document, a: '12' },
    ],
    [{ set: ['a=x=y'] }, { ...document, a: 'x=y' }],
    [{ set: ['tags.cost\\.center=8'] }, { ...document, tags: { owner: 'ml', 'cost.center': 8 } }],
    [{ set: ['rules[0].priority=5'] }, { ...document, rules: [{ name: 'a', priority: 5 }, document.rules[1]] }],
    [{ set: ['rules[-1].priority=5'] }, { ...document, rules: [document.rules[0], { name: 'b', priority: 5 }] }],
    [
      { set: ['rules[name=b].priority=None'] },
      { ...document, rules: [document.rules[0], { name: 'b', priority: null }] },
    ],
    [
      { add: ['rules', 'name=c', 'priority=3'] },
      { ...document, rules: [...document.rules, { name: 'c', priority: 3 }] },
    ],
    [{ add: ['names', 'x', 'y'] }, { ...document, names: ['x', 'y'] }],
    [{ remove: ['tags.owner'] }, { ...document, tags: { 'cost.center': '7' } }],
    [{ remove: ['rules', '0'] }, { ...document, rules: [document.rules[1]] }],
    [{ remove: ['rules[name=a]'] }, { ...document, rules: [document.rules[1]] }],
  ])('%j', (changes, expected) => expect(changed(changes)).toEqual({ value: expected }));

  it.each<[PropertyChanges, string]>([
    [{ set: ['nothing'] }, "invalid --set 'nothing': give it as <property path>=<value>"],
    [
      { set: ['rules[7].priority=5'] },
      "Couldn't find '7' in 'rules'. Available options: index into the collection 'rules' with [<index>] or [<key=value>]",
    ],
    [{ set: ['name.first=x'] }, "Couldn't find 'first' in 'name'. 'name' does not support further indexing."],
    [{ remove: ['tags.team'] }, "Couldn't find 'team' in 'tags'. Available options: [cost.center, owner]"],
    [{ add: ['name', 'x'] }, "'name' is not a list"],
  ])('%j is refused', (changes, message) => expect(changed(changes).error?.message).toBe(message));

  it('leaves the document as it was', () => {
    const before = JSON.stringify(document);
    changed({ set: ['rules[0].priority=5'], add: ['rules', 'x'], remove: ['tags.owner'] });
    expect(JSON.stringify(document)).toBe(before);
  });
});
