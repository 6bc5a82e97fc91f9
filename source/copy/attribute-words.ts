import type {UserAttribute} from '../cognito/cognito.ts';
import {isVerifiable} from '../flow/verify.ts';

/** Whether an attribute is verified, or why it cannot be; as wide for all of them. */
export const attributeMark = ({name, isVerified, value}: UserAttribute): string => {
	if (!isVerifiable(name)) return 'no address  ';
	if (value === '') return 'no value yet';
	return isVerified ? 'verified    ' : 'not verified';
};
