import type {ClientSettings} from '../model/pool.ts';

/** Whether each use of a client's refresh token replaces it. */
export const rotates = ({RefreshTokenRotation}: ClientSettings): boolean =>
	RefreshTokenRotation?.Feature === 'ENABLED';
