#!/usr/bin/env node
// Reports if Node is too old, otherwise loads the program. Written so that any version of Node can parse it.
'use strict';

var version = process.versions.node.split('.').map(Number);

if (version[0] > 22 || (version[0] === 22 && version[1] >= 12)) {
	require('./loader.cjs');
} else {
	console.error('cognito-verify needs Node.js 22.12 or later; this is', process.version);
	process.exitCode = 1;
}
