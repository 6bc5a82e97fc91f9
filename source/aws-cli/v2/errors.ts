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
 * What standard error gets: the line of 2.9.19, or what `--cli-error-format`, `AWS_CLI_ERROR_FORMAT` or
 * `cli_error_format` ask for (AWS CLI User Guide, "Structured error output in the AWS CLI"). `legacy` stands for
 * 2.9.19's own, and is what is usual here; newer versions have `enhanced` for that.
 */
export const explainV2: Dialect['explain'] = async (failure, run) => {
	const {kind} = failure;
	if (kind === 'unknownOptions') return `\n${usage}\n\n${failure.message}\n\n`;
	const message = messageOf(failure);
	const format = findErrorFormat(run);
	if (format === 'legacy') return `\n${message}\n`;
	const code = codeOf(failure);
	/* What has no code is a line in every format. */
	if (code === undefined || format === 'enhanced') {
		return `\naws: [ERROR]: ${enhanced(failure, code, message).trim()}\n`;
	}
	/* The keys come in the order in which the AWS CLI has them: of an answer, the message first. */
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

/* Where the words or the files cannot be read, only the environment counts: an error is never about the error. */
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
