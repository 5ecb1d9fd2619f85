/** Says in the shell's own terms what just-bash says in terms of its configuration. */
export const plainMessage = (text: string): string =>
  text
    .replace(/, increase executionLimits\.\w+/g, ': the simulated shell stops here')
    .replace(/syntax error: Parse error at (\d+):\d+: /g, 'line $1: ')
    .replace(/^\++ __TTY=\w+\n/gm, '')
    .replace(/^(bash: )?(\S+): command not available in browser environments\..*$/gm, '$2: not simulated');
