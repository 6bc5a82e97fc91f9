import type {ClientSettings} from '../model/pool.ts';

/** Whether a client's refresh tokens are exchanged for new ones at each use. */
export const rotates = ({RefreshTokenRotation}: ClientSettings): boolean =>
	RefreshTokenRotation?.Feature === 'ENABLED';
