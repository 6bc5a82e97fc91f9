import {awsV2Options} from '../../options/aws-options.ts';
import {profileSection} from '../../settings/settings.ts';
import {readConfigFiles} from '../../settings/settings-file.ts';
import type {Run} from '../caller.ts';
import type {Dialect} from '../dialect.ts';
import type {Failure} from '../failure.ts';
import type {ObjectValue} from '../values/python-values.ts';
import {readGlobalWords} from '../words/command-words.ts';
import {usage} from '../words/help.ts';
import {inOrderOfV2} from './environment.ts';
import {findFormatOfV2} from './formats.ts';

/**
 * Formats a failure for standard error: as 2.9.19 does, or in the format that `--cli-error-format`,
 * `AWS_CLI_ERROR_FORMAT` or `cli_error_format` name (AWS CLI User Guide, "Structured error output in the AWS CLI").
 * `legacy` is 2.9.19's format and the default here; the default of newer versions is `enhanced`.
 */
export const explainV2: Dialect['explain'] = async (failure, run) => {
	const {kind} = failure;
	if (kind === 'unknownOptions') return `\n${usage}\n\n${failure.message}\n\n`;
	const message = messageOf(failure);
	const format = findErrorFormat(run);
	if (format === 'legacy') return `\n${message}\n`;
	const code = codeOf(failure);
	/* An error without a code is a line in every format. */
	if (code === undefined || format === 'enhanced') {
		return `\naws: [ERROR]: ${enhanced(failure, code, message).trim()}\n`;
	}
	/* In the AWS CLI's order of keys: for an error response, the message first. */
	const fields: ObjectValue =
		kind === 'service'
			? new Map([
					['Message', serviceMessage(message)],
					['Code', code],
				])
			: new Map([
					['Code', code],
					['Message', message],
				]);
	const layout = await findFormatOfV2(format, 'off', {
		isTty: false,
		columns: undefined,
	});
	return layout('error', fields);
};

function messageOf({kind, message}: Failure): string {
	if (kind === 'usage') return `${usage}\n\ncognito-verify: error: ${message}\n`;
	if (kind === 'region') {
		return `${message.trim()} You can also configure your region by running "aws configure".`;
	}
	return message;
}

function codeOf({kind, message}: Failure): string | undefined {
	switch (kind) {
		case 'usage':
		case 'parameter':
			return 'ParamValidation';
		case 'region':
			return 'NoRegion';
		case 'pager':
			return 'Pager';
		case 'service':
			return /^An error occurred \((.*?)\) when calling /s.exec(message)?.[1] ?? '';
		default:
			return undefined;
	}
}

function enhanced({kind}: Failure, code: string | undefined, message: string): string {
	return code === undefined || kind === 'service'
		? message
		: `An error occurred (${code}): ${message}`;
}

function serviceMessage(message: string): string {
	return message.replace(/^An error occurred \(.*?\) when calling the \w+ operation[^:]*: /s, '');
}

/* If the words or files can't be read, only the environment counts: reporting an error must not fail. */
function findErrorFormat(run: Run): string {
	const asked = fromWords(run) ?? run.env['AWS_CLI_ERROR_FORMAT'] ?? fromProfile(run) ?? 'legacy';
	const format = asked.toLowerCase();
	const isKnown = ['legacy', 'json', 'yaml', 'text', 'table', 'enhanced'].includes(format);
	return isKnown ? format : 'enhanced';
}

function fromWords({argv}: Run): string | undefined {
	return attempt(() => {
		const read = readGlobalWords(argv, awsV2Options);
		return read.kind === 'globals' ? read.globals.errorFormat : undefined;
	});
}

function fromProfile(run: Run): string | undefined {
	return attempt(() => {
		const flags = readGlobalWords(run.argv, awsV2Options);
		const profile = flags.kind === 'globals' ? flags.globals : {};
		return profileSection(profile, inOrderOfV2(run.env), readConfigFiles(run)).get(
			'cli_error_format',
		);
	});
}

function attempt<Result>(work: () => Result): Result | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}
