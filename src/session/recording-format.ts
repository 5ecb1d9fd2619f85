/** What a recording says it is. */
export const RECORDING_FORMAT = 'mlops-flight-simulator/recording/1';
