import type {UserAttribute} from '../cognito/cognito.ts';
import {isVerifiable} from '../flow/verify.ts';

/** Whether an attribute is verified, or why it cannot be; as wide for all of them. */
export const attributeMark = ({name, isVerified, value}: UserAttribute): string => {
	if (!isVerifiable(name)) return 'no address  ';
	if (value === '') return 'no value yet';
	if (isVerified === undefined) return 'unknown     ';
	return isVerified ? 'verified    ' : 'not verified';
};
