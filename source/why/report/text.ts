import {stageWords} from '../../copy/stage-words.ts';
import {certaintyWords, missWords, reportWords, stageSigns} from '../../copy/why-report-words.ts';
import {menders, stageRowWords, whyScreen} from '../../copy/why-screen-words.ts';
import {blindSpotWords} from '../../copy/why-words.ts';
import {isMasked} from '../../report/redact.ts';
import {safeText} from '../../safe-text.ts';
import type {Report} from './report.ts';

/** A suggestion isn't marked like something proved. */
const signOf = ({state, certainty}: Report['stages'][number]) =>
	certainty === 'suggests' ? '⚠' : stageSigns[state];

const saidOf = ({says, state}: Report['stages'][number]) =>
	says === '' && state === 'fine' ? stageRowWords.fine : says;

/** Formats the report for a terminal: a row for each stage of the delivery, then the answer and who can do what. */
export function toText(report: Report): string {
	const {pool, medium, attribute, stages, findings, answer, unknown, cannotBeKnown, advice} =
		report;
	const to =
		attribute === null ? '' : ` · ${medium} to ${attribute.value ?? reportWords.nothingOnRecord}`;
	const rows = stages
		.filter(({state}) => state !== 'notApplicable')
		.map(row => ` ${signOf(row)} ${stageWords[row.stage].padEnd(10)} ${saidOf(row)}`);
	const said = findings.flatMap(({cause, certainty, says, mend}) => [
		'',
		`${cause === answer?.cause ? '' : reportWords.also}${certaintyWords[certainty]} (${cause}): ${says}`,
		...mend.map(({who, does}) => `  ${menders[who]}: ${does}`),
		...mend.flatMap(({command}) => (command === undefined ? [] : [`  ${command}`])),
	]);
	const lines = [
		`${reportWords.question}  ${pool.id}${to}`,
		...rows,
		...(answer === null ? ['', whyScreen.nothingFound] : []),
		...said,
		...(findings.some(({mend}) => mend.some(({command = ''}) => isMasked(command)))
			? ['', reportWords.isComplete]
			: []),
		...list(reportWords.notChecked, [
			...new Set(
				unknown.map(
					({because, action, region}) => `${action} in ${region} (${missWords[because]})`,
				),
			),
		]),
		...list(
			reportWords.notCheckable,
			cannotBeKnown.map(id => blindSpotWords[id]),
		),
		...list(
			reportWords.nextTime,
			advice.map(({says}) => says),
		),
	];
	return `${lines.map(line => safeText(line, {limit: 2_000}).trimEnd()).join('\n')}\n`;
}

const list = (title: string, items: readonly string[]): readonly string[] =>
	items.length === 0 ? [] : ['', title, ...items.map(item => `  ${item}`)];
