/** The embedded pool's own account takes any credentials. */
export const demoCredentials = {accessKeyId: 'demo', secretAccessKey: 'demo'};
