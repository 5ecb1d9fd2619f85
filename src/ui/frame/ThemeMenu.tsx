import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DarkTheme20Regular } from '@fluentui/react-icons';
import { frameTexts } from '../texts/frame.ts';
import { THEME_CHOICES, type ThemeChoice } from '../theme/theme.ts';
import { useThemeChoice } from '../theme/use-theme.ts';

/** Light, dark, high contrast, or as the system has it. */
export default function ThemeMenu() {
  const { choice, choose } = useThemeChoice();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_, { checkedItems }) => choose((checkedItems[0] ?? 'system') as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          icon={<DarkTheme20Regular />}
          aria-label={frameTexts.theme}
          title={frameTexts.theme}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {THEME_CHOICES.map((theme) => (
            <MenuItemRadio key={theme} name="theme" value={theme}>
              {frameTexts.themes[theme]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
