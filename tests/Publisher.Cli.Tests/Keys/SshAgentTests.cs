using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using Publisher.Cli.Keys;
using Publisher.Cli.Tests.Scripts;

namespace Publisher.Cli.Tests.Keys;

/// <summary>Keys that an ssh-agent holds: the real one, and agents that answer with something else.</summary>
public sealed class SshAgentTests
{
    private static readonly PrivateKey Own = PrivateKey.FromSeed(Enumerable.Repeat((byte)7, 32).ToArray());

    [Fact]
    public async Task A_member_signs_awards_with_a_key_that_only_their_agent_has()
    {
        if (!File.Exists("/usr/bin/ssh-agent"))
        {
            Assert.Skip("there is no ssh-agent here (openssh-client)");
        }
        using var folder = new TemporaryFolder();
        var socket = folder["agent"];
        using var agent = Process.Start(new ProcessStartInfo("/usr/bin/ssh-agent", ["-D", "-a", socket]) { RedirectStandardOutput = true })!;
        try
        {
            for (var i = 0; i < 100 && !File.Exists(socket); i++)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
            await Run("/usr/bin/ssh-keygen", socket, "-q", "-t", "ed25519", "-N", "", "-C", "ana@laptop", "-f", folder["key"]);
            await Run("/usr/bin/ssh-keygen", socket, "-q", "-t", "ecdsa", "-N", "", "-C", "other@laptop", "-f", folder["other"]);
            await Run("/usr/bin/ssh-add", socket, "-q", folder["other"], folder["key"]);
            using var runner = new ScriptRunner();
            runner.Run("agent", $"""
                publisher init guild --name Guild --url https://guild.test --member founder --codes codes.txt
                env SSH_AUTH_SOCK={socket}
                publisher key list
                ! stdout 'other'
                set KEY '^ana  (z6Mk\S+)  in the ssh-agent$'
                cd guild
                publisher authority propose --add-key founder=$KEY --kept agent --member founder --from now --yes
                stdout 'it is in force'
                mv $WORK/.keys/founder.json $WORK/away
                publisher award founding-member --to @founder
                stdout 'that is enough'
                grep '#$KEY"' content/awards/2026/*.json
                publisher check
                stdout 'Verified 1 award'
                env SSH_AUTH_SOCK=$WORK/nowhere
                ! publisher award founding-member --to @founder --again
                exit 3
                stderr 'could not be asked'
                mv $WORK/away $WORK/.keys/founder.json
                publisher award founding-member --to @founder --again
                """);
        }
        finally
        {
            agent.Kill();
            await agent.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    public static TheoryData<string, string> Answers => new()
    {
        { "nothing", "" },
        { "half a length", "0000" },
        { "no type", "00000000" },
        { "a length beyond all bounds", "ffffffff0c" },
        { "less than it says", "000000100c0000" },
        { "another answer", "0000000106" },
        { "a refusal", "0000000105" },
        { "keys that are not there", "000000050cffffffff" },
        { "a key longer than the answer", "0000000d0c00000001ffffffff61626364" },
        { "more than it says", "000000060c0000000000" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_agent_that_answers_otherwise_is_told_by_name(string what, string answer)
    {
        var failed = await AgainstAgent(Convert.FromHexString(answer), agent => Record.Exception(() => agent.List()));
        Assert.True(failed is CliException { ExitCode: ExitCodes.Undetermined }, what + ": " + failed);
        Assert.Contains("ssh-agent", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by another key")]
    [InlineData("of another message")]
    [InlineData("of another kind")]
    [InlineData("too short")]
    [InlineData("with something behind it")]
    public async Task A_signature_that_is_none_is_not_taken(string what)
    {
        byte[] message = [1, 2, 3];
        using var other = PrivateKey.FromSeed(Enumerable.Repeat((byte)9, 32).ToArray());
        var signature = what switch { "by another key" => other.Sign(message), "of another message" => Own.Sign([4]), "too short" => Own.Sign(message)[..63], _ => Own.Sign(message) };
        var failed = await AgainstAgent(Signed(what == "of another kind" ? "ssh-rsa" : "ssh-ed25519", signature, what == "with something behind it"), agent => Record.Exception(() => agent.Sign(Own.PublicKey, message)));
        Assert.True(failed is CliException { ExitCode: ExitCodes.Undetermined }, failed?.ToString());
        Assert.Equal(Own.Sign(message), await AgainstAgent(Signed("ssh-ed25519", Own.Sign(message), false), agent => agent.Sign(Own.PublicKey, message)));
    }

    private static byte[] Signed(string kind, byte[] signature, bool more)
    {
        var body = new SshWriter().Byte(14).Bytes(new SshWriter().Text(kind).Bytes(signature).ToArray()).ToArray();
        return new SshWriter().Bytes(more ? [.. body, 0] : body).ToArray();
    }

    // One question, answered with these bytes and then the end.
    private static async Task<T> AgainstAgent<T>(byte[] answer, Func<SshAgent, T> ask)
    {
        using var folder = new TemporaryFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(folder["agent"]));
        listener.Listen();
        var serving = Task.Run(async () =>
        {
            using var connection = await listener.AcceptAsync();
            var head = new byte[4];
            await using var stream = new NetworkStream(connection);
            await stream.ReadExactlyAsync(head);
            await stream.ReadExactlyAsync(new byte[BinaryPrimitives.ReadUInt32BigEndian(head)]);
            await stream.WriteAsync(answer);
        });
        var context = new CliContext
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            In = TextReader.Null,
            IsInteractive = false,
            WorkingDirectory = folder.Path,
            Environment = name => name == "SSH_AUTH_SOCK" ? "agent" : null,
            Clock = () => DateTimeOffset.UnixEpoch,
        };
        var result = ask(SshAgent.Find(context)!);
        await serving;
        return result;
    }

    private static async Task Run(string program, string socket, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        start.Environment["SSH_AUTH_SOCK"] = socket;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {error}");
    }
}
