import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, Switch } from '@fluentui/react-components';
import { CloseButton } from '../kit/CloseButton.tsx';
import { commonTexts } from '../texts/common.ts';
import { frameTexts } from '../texts/frame.ts';
import { shortcutTexts } from '../texts/shortcuts.ts';
import { shortcuts } from './shortcuts.ts';
import { useLetters } from './use-letters.ts';

/** The keyboard shortcuts, and the switch for the ones that are single letters. */
export default function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { isOn, setOn } = useLetters();
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle action={<CloseButton label={commonTexts.close} onClose={onClose} />}>
            {frameTexts.shortcuts}
          </DialogTitle>
          <DialogContent>
            <Switch
              checked={isOn}
              label={shortcutTexts.letters}
              onChange={(_, { checked }) => setOn(checked === true)}
            />
            <table>
              <tbody>
                {shortcuts.map(({ keys, what }) => (
                  <tr key={keys}>
                    <th scope="row">
                      {keys.split('  ').map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </th>
                    <td>{what}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
