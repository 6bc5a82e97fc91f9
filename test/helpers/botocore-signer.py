"""Signs the requests on standard input (a JSON list) with botocore; prints the Authorization headers as JSON."""
import datetime
import json
import sys

from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

signed = []
for each in json.load(sys.stdin):
    moment = datetime.datetime.fromisoformat(each['date'])
    auth.get_current_datetime = lambda remove_tzinfo=True, moment=moment: moment
    headers = {k: v for k, v in each['headers'].items() if k not in ('authorization', 'x-amz-date', 'x-amz-security-token')}
    request = AWSRequest(method=each['method'], url=each['url'], data=each['body'], headers=headers)
    credentials = Credentials('AKIAEXAMPLE', 'secret/with+signs', each['token'])
    auth.SigV4Auth(credentials, each['service'], each['region']).add_auth(request)
    signed.append(request.headers['Authorization'])
print(json.dumps(signed))
