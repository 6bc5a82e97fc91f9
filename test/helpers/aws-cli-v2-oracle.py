"""Runs the AWS CLI v2, for tests that compare with it. One JSON object per line in, one per line out.

    {"kind": "run", "argv": [...], "env": {...}}       the whole program, in a process of its own

The first line out has the version.
"""
import json, os, sys, tempfile

os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED='true')
import awscli
import awscli.clidriver

driver = awscli.clidriver.create_clidriver()
commands = driver._get_command_table()
driver.create_parser(commands)
service = commands['cognito-idp']
service._get_command_table()
driver.session.get_component('credential_provider')
driver.session.create_client('cognito-idp', region_name='us-east-1')

def run(case):
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    pid = os.fork()
    if pid == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.environ.clear()
        os.environ.update(case['env'], AWS_EC2_METADATA_DISABLED='true')
        # Drops everything read before, so that the program starts with this environment.
        session = driver.session
        session._config = session._profile_map = session._profile = None
        session._session_instance_vars.clear()
        sys.argv = ['aws', *case['argv']]
        try:
            code = awscli.clidriver.AWSCLIEntryPoint(driver).main(case['argv'])
        except SystemExit as end:
            code = end.code
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(pid, 0)
    texts = []
    for stream in (out, err):
        stream.seek(0)
        texts.append(stream.read().decode())
    return {'code': os.waitstatus_to_exitcode(status), 'stdout': texts[0], 'stderr': texts[1]}

if __name__ == '__main__':
    print(json.dumps({'version': awscli.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
