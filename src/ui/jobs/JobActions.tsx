import { Button } from '@fluentui/react-components';
import {
  Archive20Regular,
  ArchiveArrowBack20Regular,
  ArrowRepeatAll20Regular,
  BoxMultiple20Regular,
  type FluentIcon,
  RecordStop20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { JobView } from '../../session/views/job-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { quote } from '../kit/quote.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { RegisterDialog } from './RegisterDialog.tsx';
import { ResubmitDialog } from './ResubmitDialog.tsx';

type Act = 'resubmit' | 'register' | 'cancel' | 'archive';

/** What can be done with a job; what cannot be done now says why. */
export function JobActions({ job }: { readonly job: JobView }) {
  const [open, setOpen] = useState<Act | null>(null);
  const isOver = job.endedAt !== null;
  const close = (): void => setOpen(null);
  return (
    <>
      <Act text={texts.resubmit} icon={ArrowRepeatAll20Regular} onAct={() => setOpen('resubmit')} />
      <Act
        text={texts.register}
        icon={BoxMultiple20Regular}
        refusal={job.hasProducts ? undefined : texts.registerNot}
        onAct={() => setOpen('register')}
      />
      <Act
        text={texts.cancel}
        icon={RecordStop20Regular}
        refusal={isOver || job.status === 'CancelRequested' ? texts.cancelNot : undefined}
        onAct={() => setOpen('cancel')}
      />
      <Act
        text={job.isArchived ? texts.restore : texts.archive}
        icon={job.isArchived ? ArchiveArrowBack20Regular : Archive20Regular}
        refusal={isOver ? undefined : texts.archiveNot}
        onAct={() => setOpen('archive')}
      />
      <PinButton note={`${job.name}: ${job.status}`} />
      {open === 'resubmit' ? <ResubmitDialog job={job} onClose={close} /> : null}
      {open === 'register' ? <RegisterDialog job={job} onClose={close} /> : null}
      {open === 'cancel' ? <CancelDialog job={job} onClose={close} /> : null}
      {open === 'archive' ? <ArchiveDialog job={job} onClose={close} /> : null}
    </>
  );
}

interface ActProps {
  readonly text: string;
  readonly icon: FluentIcon;
  readonly refusal?: string | undefined; // why it cannot be done now
  readonly onAct: () => void;
}

const Act = ({ text, icon: Icon, refusal, onAct }: ActProps) => (
  <Button icon={<Icon />} disabledFocusable={refusal !== undefined} title={refusal} onClick={onAct}>
    {text}
  </Button>
);

interface DialogProps {
  readonly job: JobView;
  readonly onClose: () => void;
}

const CancelDialog = ({ job, onClose }: DialogProps) => (
  <CommandDialog
    title={texts.cancelTitle(job.name)}
    command={`az ml job cancel --name ${quote(job.name)}`}
    confirm={texts.cancelTitle(job.name)}
    dismiss={texts.keep}
    onClose={onClose}
  >
    {texts.cancelAbout}
  </CommandDialog>
);

const ArchiveDialog = ({ job, onClose }: DialogProps) => (
  <CommandDialog
    title={job.isArchived ? texts.restoreTitle(job.name) : texts.archiveTitle(job.name)}
    command={`az ml job ${job.isArchived ? 'restore' : 'archive'} --name ${quote(job.name)}`}
    confirm={job.isArchived ? texts.restore : texts.archive}
    onClose={onClose}
  >
    {job.isArchived ? texts.restoreAbout : texts.archiveAbout}
  </CommandDialog>
);
