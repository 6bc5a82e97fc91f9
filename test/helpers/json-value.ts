import {parseJson} from '../../source/aws-cli/values/parse-json.ts';
import type {Value} from '../../source/aws-cli/values/python-values.ts';

/** Converts a value to the one that the drop-in's own JSON parser would return. */
export const toValue = (plain: unknown): Value => parseJson(JSON.stringify(plain));
