/** Where the log of a job lies among what it wrote. */
export const LOG_FILE = 'artifacts/user_logs/std_log.txt';
