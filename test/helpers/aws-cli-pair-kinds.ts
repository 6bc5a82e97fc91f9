import fc from 'fast-check';
import {answers, queries} from './aws-cli-answers.ts';
import {
	attributeWords,
	commandLines,
	environments,
	jsonWords,
	shorthandWords,
} from './aws-cli-inputs.ts';
import {
	aliasText,
	bypass,
	config,
	email,
	extraWords,
	fileText,
	host,
	json,
	keys,
	neededBy,
	needsBeside,
	path,
	proxy,
	query,
	regions,
	scheme,
	send,
	there,
	user,
	yes,
} from './aws-cli-pair-words.ts';
import {rawAnswers} from './aws-cli-raw-answers.ts';
import type {Answer} from './aws-service.ts';

/** A run to make with both the AWS CLI and ours. `{HTTP}` is replaced by the service's address. */
export type Pair = {
	readonly argv: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly config?: string;
	readonly answer?: Answer;
	/** The content of `~/.aws/cli/alias`. */
	readonly alias?: string;
	/** The file that replaces `{FILE}`, with these bytes as Latin-1. */
	readonly file?: string;
};

/** The kinds of runs to compare. */
export const pairKinds: Readonly<Record<string, fc.Arbitrary<Pair>>> = {
	'parameters as JSON': json.map(value => ({
		argv: [...send, ...email, ...there, '--client-metadata', value],
	})),
	'whole input': json.map(value => ({argv: ['get-user', ...there, '--cli-input-json', value]})),
	shorthand: fc
		.array(
			fc.tuple(
				fc.constantFrom(...keys),
				fc.constantFrom('x', '', '"y z"', 'é', '[1,2]', '{1=2,0=1}'),
			),
			{
				maxLength: 4,
			},
		)
		.map(entries => ({
			argv: [
				...send,
				...email,
				...there,
				'--client-metadata',
				entries.map(pair => pair.join('=')).join(','),
			],
		})),
	'queries and numbers': fc
		.tuple(query, fc.constantFrom('json', 'json', 'text', 'table'))
		.map(([expression, output]) => ({
			argv: [...user, '--query', expression, '--output', output],
			answer: {body: '{"Username":"u","UserAttributes":[]}'},
		})),
	answers: fc
		.tuple(
			fc.constantFrom(200, 204, 400, 403, 500, 503),
			json,
			fc.constantFrom('json', 'text', 'table'),
		)
		.map(([status, value, output]) => ({
			argv: [...user, '--output', output],
			answer: {
				status,
				body: `{"Username": "u", "UserAttributes": [{"Name": "n", "Value": ${value}}], "__type": "E", "message": ${value}}`,
			},
		})),
	'addresses and paths': path.map(end => ({
		argv: [...send, ...email, '--region', 'us-east-1', '--endpoint-url', `{HTTP}${end}`],
	})),
	'addresses that do not answer': fc
		.tuple(scheme, host, fc.boolean())
		.map(([start, of, isFlag]) => ({
			argv: [
				...send,
				...email,
				'--region',
				'us-east-1',
				...(isFlag ? ['--endpoint-url', start + of] : []),
			],
			env: {AWS_ENDPOINT_URL: start + of},
		})),
	proxies: fc
		.tuple(proxy, fc.constantFrom([], ['--endpoint-url', 'http://cognito.invalid:80/x']))
		.map(([address, words]) => ({
			argv: [...send, ...email, '--region', 'us-east-1', ...words],
			env: {HTTPS_PROXY: address, HTTP_PROXY: address, NO_PROXY: ''},
		})),
	'exceptions from proxies': fc
		.tuple(bypass, fc.constantFrom('', ':443'))
		.map(([NO_PROXY, port]) => ({
			argv: [
				...send,
				...email,
				'--region',
				'us-east-1',
				'--endpoint-url',
				`https://cognito.invalid${port}`,
			],
			env: {HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY},
		})),
	regions: fc.tuple(regions, yes, yes).map(([region, fips, dual]) => ({
		argv: [...send, ...email],
		env: {
			AWS_DEFAULT_REGION: region,
			AWS_USE_FIPS_ENDPOINT: fips,
			AWS_USE_DUALSTACK_ENDPOINT: dual,
			HTTPS_PROXY: '{HTTP}',
		},
	})),
	'config files': fc.tuple(config, fc.constantFrom('', 'p', 'a b')).map(([text, profile]) => ({
		argv: [...send, ...email],
		config: text,
		env: {
			AWS_ENDPOINT_URL: '{HTTP}',
			...(profile === '' ? {AWS_DEFAULT_REGION: 'us-east-1'} : {AWS_PROFILE: profile}),
		},
	})),
	aliases: fc.tuple(aliasText, fc.array(extraWords, {maxLength: 2})).map(([alias, words]) => ({
		argv: [...send, ...email, ...there, ...words],
		alias,
	})),
	'command lines': fc.array(extraWords, {maxLength: 4}).map(words => ({
		argv: [...send, ...email, ...there, ...words],
	})),
	'numbers in settings': fc
		.constantFrom(
			'1',
			' 1 ',
			'1_0',
			'１',
			"1'",
			'"',
			'\n',
			'é',
			'0',
			'-1',
			'+1',
			'1.0',
			'\u2028',
			'\\',
		)
		.chain(text =>
			fc.constantFrom<Pair>(
				{argv: [...user, '--cli-read-timeout', text]},
				{argv: user, env: {AWS_MAX_ATTEMPTS: text}},
			),
		),
	'files as parameters': fc
		.tuple(
			fc.constantFrom('file://', 'fileb://', 'file:', 'FILE://', 'file://./'),
			fc.constantFrom(
				...['--access-token', '--attribute-name', '--client-metadata', '--cli-input-json'],
				...['--client-metadata k@=', '--client-metadata k='],
			),
			fileText,
			fc.constantFrom(
				'{FILE}',
				'{FILE}',
				'{FILE}',
				'{FILE}/x',
				'{FILE}x',
				'/',
				'',
				'~nobody/x',
				'/dev/null',
			),
		)
		.map(([prefix, option, file, name]) => {
			const [, named = '', before = ''] = /^(\S+) ?(.*)$/.exec(option) ?? [];

			return {
				argv: [send[0] ?? '', ...needsBeside(named), ...there, named, `${before}${prefix}${name}`],
				file,
			};
		}),
	'fetched parameters': fc
		.tuple(
			fc.constantFrom(
				...['text/plain', 'text/html; charset=utf-8', 'text/plain;charset="iso-8859-2"'],
				...['application/json', 'x; charset=', 'text/x; charset=nope', "a/b; CHARSET='latin1'"],
				...['text/plain; charset=utf-16', 'charset=ascii', 'text/plain; charset=cp1252', ''],
			),
			fc.constantFrom('k=v', 'é', '\u20ac', '{"a":"b"}', '', 'a=ÿ'),
			fc.constantFrom(200, 200, 200, 204, 301, 404, 500),
			fc.constantFrom('--access-token', '--attribute-name', '--client-metadata'),
		)
		.map(([type, body, status, option]) => ({
			argv: [send[0] ?? '', ...needsBeside(option), ...there, option, '{HTTP}/p?q=1'],
			answer: {status, body, headers: {'content-type': type}},
		})),
	'errors of the service': fc
		.tuple(
			fc.constantFrom(200, 201, 300, 302, 304, 400, 403, 404, 413, 429, 500, 501, 502, 503, 509),
			fc.constantFrom(
				...['"E"', '"ns#E"', '"a#b#E:http://x/"', '":"', '"#"', '""', '1', 'null', '["E"]', '{}'],
				...['"LimitExceededException"', '"Throttling"'],
			),
			fc.constantFrom('message', 'Message', 'errorMessage'),
			fc.constantFrom('"m"', '""', 'null', '1', '1.0', '[]', '{"a": 1}', '"é\\n\\u0007"', 'true'),
			fc.constantFrom('', '', '', '<html>', '{', ' ', '[]', '"x"', '\ufeff{}', 'x'),
			fc.constantFrom(
				{},
				{},
				{'x-amzn-query-error': 'Q;Sender'},
				{'x-amzn-query-error': ';'},
				{'x-amzn-errortype': 'H:'},
			),
		)
		.map(([status, type, name, message, instead, headers]) => ({
			argv: user,
			answer: {
				status,
				headers,
				body: instead === '' ? `{"__type": ${type}, "${name}": ${message}}` : instead,
			},
		})),
	'answers over the wire': rawAnswers.map(raw => ({argv: user, answer: {raw}})),
	'answers and how they are shown': fc
		.tuple(
			answers,
			fc.constantFrom('on', 'off', 'auto'),
			fc.constantFrom('', '@', '*', 'keys(@)', '*.*', '[]'),
		)
		.map(([{command, body, output}, color, expression]) => ({
			argv: [
				...(neededBy[command] ?? []),
				...there,
				...['--output', output, '--color', color],
				...(expression === '' ? [] : ['--query', expression]),
			],
			answer: {body},
		})),
	'queries of a user': queries.map(({query: expression, body, output}) => ({
		argv: [...user, '--query', expression, '--output', output],
		answer: {body},
	})),
	attributes: attributeWords.map(words => ({
		argv: [
			'update-user-attributes',
			'--access-token',
			'tok',
			...there,
			'--user-attributes',
			...words,
		],
	})),
	'shorthand past its grammar': shorthandWords.map(words => ({
		argv: [...send, ...email, ...there, `--client-metadata=${words}`],
	})),
	'JSON and past it': jsonWords.map(words => ({
		argv: [...send, ...email, ...there, `--client-metadata=${words}`],
	})),
	'lines of every kind': fc.tuple(commandLines, environments).map(([argv, env]) => ({
		argv,
		env: {
			...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
			AWS_ENDPOINT_URL: '{HTTP}',
		} as Record<string, string>,
	})),
	skeletons: fc
		.tuple(
			fc.constantFrom('input', 'output', '', 'inputs', 'yaml-input'),
			fc.constantFrom(
				...['get-user', 'get-user-attribute-verification-code', 'verify-user-attribute'],
				'update-user-attributes',
			),
			fc.array(
				fc.constantFrom(
					...[
						'--access-token=t',
						'--attribute-name=e',
						'--code=1',
						'--cli-input-json={}',
						'--query=@',
					],
					...['--output=text', '--output=table', '--cli-input-json', '{', '--query', 'Username'],
				),
				{maxLength: 4},
			),
		)
		.map(([kind, command, words]) => ({
			argv: [
				command,
				...there,
				...words,
				'--generate-cli-skeleton',
				...(kind === '' ? [] : [kind]),
			],
		})),
	settings: fc
		.record(
			{
				AWS_REGION: fc.constantFrom('eu-west-2', ''),
				AWS_DEFAULT_REGION: fc.constantFrom('eu-west-1', '', 'x y'),
				AWS_OUTPUT: fc.constantFrom('text', 'nope'),
				AWS_DEFAULT_OUTPUT: fc.constantFrom('text', 'table', 'yaml', '', 'JSON'),
				AWS_PROFILE: fc.constantFrom('p', 'nope', ''),
				AWS_DEFAULT_PROFILE: fc.constantFrom('p', 'nope', ''),
				AWS_ENDPOINT_URL: fc.constantFrom('{HTTP}/all', '', 'nope', '//127.0.0.1:1'),
				AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: fc.constantFrom('{HTTP}/one', ''),
				AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: yes,
				AWS_CA_BUNDLE: fc.constantFrom('/no/such', ''),
				AWS_RETRY_MODE: fc.constantFrom('standard', 'adaptive', 'STANDARD', ''),
				AWS_MAX_ATTEMPTS: fc.constantFrom('1', '0', '', 'x', '1.5'),
				AWS_SDK_UA_APP_ID: fc.constantFrom('a b', ''),
				AWS_ACCESS_KEY_ID: fc.constantFrom(...Array(9).fill(undefined), 'AKIA'),
				NO_PROXY: fc.constantFrom('127.0.0.1', '*', ''),
				HTTP_PROXY: fc.constantFrom('{HTTP}', '', 'http://127.0.0.1:1'),
				HTTPS_PROXY: fc.constantFrom('{HTTP}', '{HTTP}/'),
			},
			{requiredKeys: ['HTTPS_PROXY']},
		)
		.map(env => ({
			argv: [...send, ...email],
			env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
			config:
				'[default]\nregion = us-west-1\noutput = text\n[profile p]\nregion = us-west-2\nendpoint_url = {HTTP}/p\n',
		})),
};
