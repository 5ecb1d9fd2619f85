import { expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);

const PROBE = codeSpec(`
import os, random, sys, tempfile, uuid, time
print(id(object()), object(), hash("text"))
print({object() for _ in range(5)})
print({name for name in ("a", "b", "c", "d", "e", "f")})
print(random.random(), random.Random().random(), uuid.uuid4(), os.urandom(8).hex(), tempfile.mkdtemp())
print(os.stat(tempfile.gettempdir()).st_ino, time.time(), sorted(os.listdir("/")), os.open("/tmp", os.O_RDONLY))
import decimal, unittest.mock, xml.dom.minidom
for i in range(100_000): hash(str(i))
print(sys.getallocatedblocks(), len(sys.modules))
`);

it('gives equal results for equal specifications whatever ran in between', () => {
  const first = python.run(PROBE);
  expect([first.exitCode, printed(first).length]).toEqual([0, 6]);
  const between = [
    'import sys, builtins\nsys.modules.clear()\ndel builtins.print',
    'import os\nos._exit(3)',
    'import os\nos.close(1); os.close(1000); os.closerange(3, 1100)',
    'x = []\nwhile True: x.append(bytearray(10_000_000))',
    'import json\nimport gc\ngc.disable()\njson.dumps = None',
    'import os\nopen("/tmp/left", "w").write("x"); os.chdir("/tmp"); os.pipe(); os.umask(0o777)',
    'import json\njson.loads("[" * 100000)',
    'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
  ];
  for (const code of between) {
    python.run(codeSpec(code, { workLimitMs: 500 }));
    expect(python.run(PROBE)).toEqual(first);
  }
});

it('depends on the seed in everything random, and in nothing else', () => {
  const other = python.run({ ...PROBE, seed: 'other' });
  const [addresses, objects, set, random] = printed(python.run(PROBE));
  expect(printed(other).slice(0, 3)).toEqual([addresses, objects, set]);
  expect(printed(other)[3]).not.toBe(random);
});
