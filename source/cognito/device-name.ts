import {hostname} from 'node:os';

/** What this computer is called in a user pool, where it is remembered or shown beside an authenticator. */
export const deviceName = () => `cognito-verify on ${hostname()}`;
