"""Arranges an account in moto, at the address given, with boto3; prints the ID of its user pool."""
import datetime
import json
import sys

import boto3

options = dict(endpoint_url=sys.argv[1], region_name='us-east-1', aws_access_key_id='test', aws_secret_access_key='test')
trust = {'Version': '2012-10-17', 'Statement': [{
    'Effect': 'Allow', 'Principal': {'Service': 'cognito-idp.amazonaws.com'}, 'Action': 'sts:AssumeRole',
    'Condition': {'StringEquals': {'sts:ExternalId': sys.argv[2]}},
}]}
role = boto3.client('iam', **options).create_role(RoleName='sms', Path='/service-role/', AssumeRolePolicyDocument=json.dumps(trust))
cognito = boto3.client('cognito-idp', **options)
pool = cognito.create_user_pool(PoolName='shop', UsernameAttributes=['email'], SmsConfiguration={
    'SnsCallerArn': role['Role']['Arn'], 'ExternalId': 'shop', 'SnsRegion': 'us-east-1'})['UserPool']['Id']
for email, number in (('jane@example.org', '+14155550123'), ('sam@example.org', '+14155550199')):
    cognito.admin_create_user(UserPoolId=pool, Username=email, UserAttributes=[
        {'Name': 'email', 'Value': email}, {'Name': 'phone_number', 'Value': number}])
    cognito.admin_set_user_password(UserPoolId=pool, Username=email, Password='Right-pass-1', Permanent=True)
boto3.client('cloudwatch', **options).put_metric_data(Namespace='AWS/SNS', MetricData=[
    {'MetricName': 'SMSMonthToDateSpentUSD', 'Value': 1.02, 'Timestamp': datetime.datetime.now(datetime.timezone.utc)}])
boto3.client('sns', **options).set_sms_attributes(attributes={'MonthlySpendLimit': '1'})
print(pool)
