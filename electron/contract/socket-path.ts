// Where the browser shell's page finds the contract's WebSocket, at the page's own origin.

export const socketPath = '/contract';
