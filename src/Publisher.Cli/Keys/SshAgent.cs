using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>
/// An ssh-agent (draft-ietf-sshm-ssh-agent): it lists its <c>ssh-ed25519</c> keys and signs with them; private keys never leave it. Reached by the socket
/// that <c>SSH_AUTH_SOCK</c> names, on Windows also by OpenSSH's pipe. Nothing it says is believed: answers are bounded, and a signature is checked.
/// </summary>
internal sealed class SshAgent
{
    private const byte Failure = 5;
    private const byte RequestIdentities = 11;
    private const byte IdentitiesAnswer = 12;
    private const byte SignRequest = 13;
    private const byte SignResponse = 14;
    private const int LongestAnswer = 256 * 1024;
    private const int MostKeys = 1000;
    private const int SignatureLength = 64;
    private const string WindowsPipe = "openssh-ssh-agent";

    // An agent may ask its owner to confirm.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string? socket;

    private SshAgent(string? socket) => this.socket = socket;

    /// <summary>The agent that the environment names; null when there is none.</summary>
    public static SshAgent? Find(CliContext context) => context.Environment("SSH_AUTH_SOCK") is { Length: > 0 } named
        ? new(named.StartsWith(@"\\.\pipe\", StringComparison.Ordinal) ? null : context.Resolve(named))
        : OperatingSystem.IsWindows() && File.Exists(@"\\.\pipe\" + WindowsPipe) ? new(null) : null;

    /// <summary>Its Ed25519 keys and what they are called.</summary>
    /// <exception cref="CliException">It cannot be reached, or does not answer as agents do.</exception>
    public ImmutableArray<(Ed25519PublicKey Key, string Comment)> List()
    {
        var answer = new SshReader(Ask([RequestIdentities], IdentitiesAnswer, "list its keys"));
        var keys = ImmutableArray.CreateBuilder<(Ed25519PublicKey, string)>();
        var count = answer.Number();
        for (var i = 0; i < count && !answer.IsBad; i++)
        {
            var blob = new SshReader(answer.Bytes());
            var comment = Encoding.UTF8.GetString(answer.Bytes());
            // Keys of other kinds are not ours to judge.
            if (!answer.IsBad && blob.Text() == "ssh-ed25519" && blob.Bytes() is var raw && blob.IsAtEnd && Ed25519PublicKey.TryCreate(raw, out var key))
            {
                keys.Add((key, comment));
            }
        }
        return count <= MostKeys && answer.IsAtEnd ? keys.ToImmutable() : throw Nonsense("list its keys");
    }

    /// <summary>The signature of a message.</summary>
    /// <exception cref="CliException">It refuses, or what it answers is no signature by this key.</exception>
    public byte[] Sign(Ed25519PublicKey key, ReadOnlySpan<byte> message)
    {
        var request = new SshWriter().Byte(SignRequest).Bytes(new SshWriter().Text("ssh-ed25519").Bytes(key.Bytes).ToArray()).Bytes(message).Number(0).ToArray();
        var answer = new SshReader(Ask(request, SignResponse, "sign"));
        var blob = new SshReader(answer.Bytes());
        var kind = blob.Text();
        var signature = blob.Bytes().ToArray();
        return answer.IsAtEnd && blob.IsAtEnd && kind == "ssh-ed25519" && signature.Length == SignatureLength && key.Verify(message, signature)
            ? signature
            : throw CliException.Machine("the ssh-agent answered with something that is no signature by this key", "use the key's file, or look at the agent with: ssh-add -l");
    }

    private byte[] Ask(byte[] request, byte expected, string what)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return AskAsync(request, expected, what, patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw CliException.Machine($"the ssh-agent was asked to {what} and did not answer");
        }
        catch (Exception gone) when (gone is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw CliException.Machine($"the ssh-agent could not be asked to {what}: {gone.Message}", "start one with: eval $(ssh-agent) && ssh-add, or take SSH_AUTH_SOCK out of the environment", gone);
        }
    }

    private async Task<byte[]> AskAsync(byte[] request, byte expected, string what, CancellationToken patience)
    {
        await using var stream = await Connect(patience);
        await stream.WriteAsync(new SshWriter().Bytes(request).ToArray(), patience);
        await stream.FlushAsync(patience);
        var head = new byte[sizeof(uint) + sizeof(byte)];
        await stream.ReadExactlyAsync(head, patience);
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (length is 0 or > LongestAnswer)
        {
            throw Nonsense(what);
        }
        var body = new byte[length - 1];
        await stream.ReadExactlyAsync(body, patience);
        return head[^1] == expected ? body
            : head[^1] == Failure ? throw CliException.Machine($"the ssh-agent refuses to {what}", "perhaps it is locked, or asked you to confirm: ssh-add -l")
            : throw Nonsense(what);
    }

    private async Task<Stream> Connect(CancellationToken patience)
    {
        if (socket is null)
        {
            var pipe = new NamedPipeClientStream(".", WindowsPipe, PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(patience);
            return pipe;
        }
        var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), patience);
        return new NetworkStream(connection, ownsSocket: true);
    }

    private static CliException Nonsense(string what) => CliException.Machine($"the ssh-agent was asked to {what} and answered as no agent does", "look at it with: ssh-add -l");
}
