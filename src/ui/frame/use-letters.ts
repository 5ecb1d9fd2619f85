import { create } from 'zustand';
import { remember, remembered } from '../storage/remembered.ts';

interface Letters {
  readonly isOn: boolean;
  setOn(isOn: boolean): void;
}

const KEY = 'letters';

/** Whether single letters work as shortcuts. */
export const useLetters = create<Letters>()((set) => ({
  isOn: remembered(KEY) !== 'off',
  setOn(isOn) {
    remember(KEY, isOn ? 'on' : 'off');
    set({ isOn });
  },
}));
