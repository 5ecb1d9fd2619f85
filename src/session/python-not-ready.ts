/**
 * Python was asked before it was loaded. The transaction that asked is thrown away and tried again once it is there, so a
 * terminal answers while Python is still on its way.
 */
export class PythonNotReady extends Error {
  constructor() {
    super('Python was asked before it was ready');
  }
}
