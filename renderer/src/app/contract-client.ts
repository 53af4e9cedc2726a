// The contract as the page calls it, over whichever port it was given.

import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';

import type { contract } from '../../../electron/contract/contract.ts';

export type ContractClient = ContractRouterClient<typeof contract>;

export const createContractClient = (port: MessagePort): ContractClient => createORPCClient(new RPCLink({ port }));
