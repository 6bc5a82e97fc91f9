/** Any credentials will do for the embedded pool's own account. */
export const demoCredentials = {accessKeyId: 'demo', secretAccessKey: 'demo'};
