/** What `cognito-verify --help` prints. */
export const helpText = `usage: cognito-verify [command] [options]

Verify the email address or phone number of an Amazon Cognito account.

Guided, in a terminal
  cognito-verify               sign in, choose an attribute, get a code, verify it
  cognito-verify demo          the same on an embedded user pool: nothing to set up

As "aws cognito-idp …" (AWS CLI v1), option for option
  get-user-attribute-verification-code
  verify-user-attribute
  get-user
  update-user-attributes

Sessions
  sign-in                      sign in without the guided app
  sign-out                     revoke the refresh token, then forget the session
  sessions                     what is kept on this computer; use NAME, remove NAME

More
  local-pool                   the embedded user pool as a server
  completion bash|zsh|fish     completions for a shell

Options of the guided app
  --user-pool-id <id>          the user pool, eu-west-1_AbC123
  --client-id <id>             an app client of it
  --username <name>            who signs in
  --attribute-name <name>      email or phone_number
  --client-metadata <value>    KeyName1=string,KeyName2=string for the pool's triggers
  --access-token <token>       a token to start with; file://path keeps it out of the process list
  --region <region>            where the user pool is, when its id does not say
  --endpoint-url <url>         another address than the region's own
  --domain-url <url>           the domain of the pool's own sign-in page
  --redirect-uri <url>         which callback URL a browser comes back to
  --profile <name>             the AWS profile for signing in with IAM credentials
  --ca-bundle <file>           the certificates to trust
  --no-verify-ssl              trust any certificate
  --cli-read-timeout <seconds>, --cli-connect-timeout <seconds>

  --help, --version            also after a command

Exit codes: 0 done, 1 it failed, 2 usage, 3 a challenge needs an answer, 4 sign-in needed, 130 cancelled.
The AWS-named commands exit as the AWS CLI does.
`;
