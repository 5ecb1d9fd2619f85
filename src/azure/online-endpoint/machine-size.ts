/** What one instance of a VM size offers. */
export interface MachineSize {
  readonly name: string; // 'Standard_DS3_v2'
  readonly cores: number;
  readonly memoryMb: number;
}

const SIZES: readonly MachineSize[] = [
  { name: 'Standard_DS1_v2', cores: 1, memoryMb: 3_584 },
  { name: 'Standard_DS2_v2', cores: 2, memoryMb: 7_168 },
  { name: 'Standard_DS3_v2', cores: 4, memoryMb: 14_336 },
  { name: 'Standard_DS4_v2', cores: 8, memoryMb: 28_672 },
  { name: 'Standard_DS5_v2', cores: 16, memoryMb: 57_344 },
  { name: 'Standard_E4s_v3', cores: 4, memoryMb: 32_768 },
  { name: 'Standard_F4s_v2', cores: 4, memoryMb: 8_192 },
];

/** The size of that name in any capitals, or undefined when the subscription does not offer it. */
export const findMachineSize = (name: string): MachineSize | undefined =>
  SIZES.find((size) => size.name.toLowerCase() === name.toLowerCase());

/** @throws for an unknown size: deployments check the name before they keep it. */
export function machineSize(name: string): MachineSize {
  const size = findMachineSize(name);
  if (!size) throw new Error(`no VM size is named '${name}'`);
  return size;
}
