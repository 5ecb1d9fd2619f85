import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { BranchRow } from '../../session/views/repository-branches-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { useGit } from './git-context.ts';
import { gitLines } from './git-lines.ts';

interface NewBranchDialogProps {
  readonly branches: readonly BranchRow[];
  readonly onClose: () => void;
}

const BAD = /^[-./]|[\s~^:?*[\\]|\.\.|@\{|\/\/|[./]$|\.lock$/;

/** Makes a branch and goes to it. */
export function NewBranchDialog({ branches, onClose }: NewBranchDialogProps) {
  const { show } = useGit();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const isBad = name !== '' && BAD.test(name);
  const isTaken = branches.some((one) => !one.isRemote && one.name === name);
  const line = gitLines.create(name, from);
  return (
    <CommandDialog
      title={texts.newBranch}
      command={line}
      onDone={(output) => show({ line, output, exitCode: 0 })}
      confirm={texts.create}
      isBlocked={name === '' || isBad || isTaken}
      onClose={onClose}
    >
      <Field
        label={texts.newBranchName}
        validationMessage={isBad ? texts.badBranchName : isTaken ? texts.branchTaken : ''}
      >
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={texts.newBranchFrom}>
        <Select value={from} onChange={(_, { value }) => setFrom(value)}>
          <option value="">{branches.find(({ isCurrent }) => isCurrent)?.name ?? texts.currentBranch}</option>
          {branches
            .filter(({ isCurrent }) => !isCurrent)
            .map((one) => (
              <option key={`${one.isRemote} ${one.name}`} value={one.name}>
                {one.name}
              </option>
            ))}
        </Select>
      </Field>
    </CommandDialog>
  );
}
