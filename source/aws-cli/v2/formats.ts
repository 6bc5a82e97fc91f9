import type {Dialect} from '../dialect.ts';
import {findFormat, isNothing} from '../output/output.ts';

/**
 * The formats of v1, plus `yaml`, `yaml-stream` and, newer than 2.9.19, `off` (AWS CLI User Guide, "Setting the output
 * format in the AWS CLI"). Throws a `configuration` Failure for any other.
 */
export const findFormatOfV2: Dialect['findFormat'] = async (type, color, terminal) => {
	if (type === 'off') return () => '';
	if (type !== 'yaml' && type !== 'yaml-stream') return findFormat(type, color, terminal);
	const {yamlOutput, yamlStreamOutput} = await import('./yaml-output.ts');
	const write = type === 'yaml' ? yamlOutput : yamlStreamOutput;
	return (_, value) => (isNothing(value) ? '' : write(value));
};
