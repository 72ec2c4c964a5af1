using System.Net;
using System.Net.Sockets;
using Publisher.Cli.Network;

namespace Publisher.Cli.Tests.Network;

/// <summary>Runs the program in process with a network that knows no names but those of a test, and with little patience.</summary>
internal static class CliRun
{
    internal static NetworkOptions Impatient { get; } = new()
    {
        Connect = TimeSpan.FromSeconds(2),
        Idle = TimeSpan.FromSeconds(0.4),
        Document = TimeSpan.FromSeconds(1.2),
        Issuer = TimeSpan.FromSeconds(20),
        Resolve = (host, _) => host switch
        {
            "rebound.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.7")]),
            "127.0.0.1.nip.example" => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            "wrapped.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("::ffff:192.168.1.1"), IPAddress.Parse("64:ff9b::7f00:1")]),
            _ => throw new SocketException((int)SocketError.HostNotFound),
        },
    };

    internal static (int Exit, string Out, string Error) Run(string folder, NetworkOptions network, params string[] arguments) =>
        Run(folder, network, new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), arguments);

    internal static (int Exit, string Out, string Error) Run(string folder, NetworkOptions network, DateTimeOffset clock, params string[] arguments) =>
        Run(folder, network, clock, new(), arguments);

    internal static (int Exit, string Out, string Error) Run(string folder, NetworkOptions network, DateTimeOffset clock, SyncLimits sync, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = Program.Run(arguments, new CliContext
        {
            Out = output,
            Error = error,
            In = TextReader.Null,
            IsInteractive = false,
            WorkingDirectory = folder,
            Environment = name => name switch
            {
                "PUBLISHER_KEYS" => Path.Combine(folder, ".keys"),
                "PUBLISHER_PASSPHRASE" => "correct horse battery staple again",
                _ => null,
            },
            Clock = () => clock,
            Network = network,
            Sync = sync,
        });
        Assert.NotEqual(ExitCodes.Bug, exit);
        return (exit, output.ToString(), error.ToString());
    }
}
