"""Runs the AWS CLI v1 or its parts, for tests that compare with it. One JSON object per line in, one per line out.

    {"kind": "run", "argv": [...], "env": {...}}       the whole program, in a process of its own
    {"kind": "input", "operation", "options"}          option values to a request body, or an error
    {"kind": "output", "operation", "body", "query", "output"}   a response to standard output, or an error
    {"kind": "query", "query"}                         nothing for a valid query, or an error
    {"kind": "config", "text"}                         a config file's profiles and services as JSON, or an error

The first line out has the version. All kinds but the first call the AWS CLI's own parts without starting the program.
"""
import argparse, io, json, os, sys, tempfile

os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED='true')
import awscli
import awscli.argprocess, awscli.arguments, awscli.clidriver, awscli.formatter
from awscli.alias import AliasLoader
from awscli.customizations import globalargs
from botocore import xform_name
from botocore.configloader import load_config
from botocore.parsers import JSONParser
from botocore.validate import ParamValidator

# The format of a nested object in an error depends on the Python version, not on the AWS CLI.
awscli.argprocess.OrderedDict = dict

driver = awscli.clidriver.create_clidriver()
commands = driver._get_command_table()
driver._create_parser(commands)
service = commands['cognito-idp']
service._get_command_table()
model = service.service_model
driver.session.get_component('credential_provider')
driver.session.create_client('cognito-idp', region_name='us-east-1')
data_path = os.environ['AWS_DATA_PATH']

def run(case):
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
    pid = os.fork()
    if pid == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.environ.clear()
        os.environ.update(case['env'], AWS_DATA_PATH=data_path)
        driver.session._config = driver.session._profile_map = None
        driver.alias_loader = AliasLoader(os.path.expanduser('~/.aws/cli/alias'))
        sys.argv = ['aws', *case['argv']]
        try:
            code = driver.main()
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

def read_input(case):
    operation = model.operation_model(case['operation'])
    shape = operation.input_shape
    params = {}
    for member, member_shape in shape.members.items():
        name = xform_name(member, '-')
        if name not in case['options']:
            continue
        kind = awscli.clidriver.ServiceOperation.ARG_TYPES.get(member_shape.type_name, awscli.arguments.CLIArgument)
        argument = kind(name, member_shape, operation, driver.session.get_component('event_emitter'), serialized_name=member)
        argument.add_to_params(params, case['options'][name])
    errors = ParamValidator().validate(params, shape)
    if errors.has_errors():
        raise ValueError('Parameter validation failed:\n' + errors.generate_report())
    return json.dumps(params)

def show_output(case):
    query = None if case['query'] is None else globalargs._resolve_query(case['query'])
    operation = model.operation_model(case['operation'])
    answer = {'body': case['body'].encode(), 'headers': {}, 'status_code': 200}
    parsed = JSONParser().parse(answer, operation.output_shape)
    stream = io.StringIO()
    formatter = awscli.formatter.get_formatter(case['output'], argparse.Namespace(query=query, color='off'))
    formatter(case['operation'], parsed, stream)
    return stream.getvalue()

def read_query(case):
    globalargs._resolve_query(case['query'])
    return ''

def read_config(case):
    with tempfile.NamedTemporaryFile(suffix='.config') as file:
        file.write(case['text'].encode())
        file.flush()
        loaded = load_config(file.name)
    flat = {kind: {name: dict(pair for key, value in section.items() for pair in flattened(key, value)) for name, section in loaded[kind].items()} for kind in ('profiles', 'services')}
    return json.dumps(flat)

def flattened(key, value):
    return [(f'{key}.{inner}', text) for inner, text in value.items()] if isinstance(value, dict) else [(key, value)]

def attempt(work, case):
    try:
        return {'text': work(case)}
    except Exception as problem:
        return {'error': str(problem)}

print(json.dumps({'version': awscli.__version__}), flush=True)
for line in sys.stdin:
    case = json.loads(line)
    if case['kind'] == 'run':
        answer = run(case)
    elif case['kind'] == 'input':
        answer = attempt(read_input, case)
    elif case['kind'] == 'query':
        answer = attempt(read_query, case)
    elif case['kind'] == 'config':
        answer = attempt(read_config, case)
    else:
        answer = attempt(show_output, case)
    print(json.dumps(answer), flush=True)
