import {hostname} from 'node:os';

/** This computer's name in a user pool, for a remembered device or an authenticator app. */
export const deviceName = () => `cognito-verify on ${hostname()}`;
