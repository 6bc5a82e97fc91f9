import {parseJson} from '../../source/aws-cli/values/parse-json.ts';
import type {Value} from '../../source/aws-cli/values/python-values.ts';

/** A value as the drop-in's own JSON reader gives it. */
export const toValue = (plain: unknown): Value => parseJson(JSON.stringify(plain));
