using System.Runtime.InteropServices;

namespace Publisher.Cli.Disk;

/// <summary>Holds back the signals that end a program, for the moment between the first and the last of a few renames.</summary>
internal sealed class SignalHold : IDisposable
{
    private readonly PosixSignalRegistration[] registrations;
    private volatile int held;

    internal SignalHold() => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Hold(c, 2)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Hold(c, 15)),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, c => Hold(c, 1)),
    ];

    /// <summary>The number of the last signal held back; 0 when there was none.</summary>
    internal int Held => held;

    /// <summary>Lets signals through again.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    /// <summary>Ends the program as the signal that was held back would have.</summary>
    internal void Obey()
    {
        if (held != 0)
        {
            Environment.Exit(128 + held);
        }
    }

    private void Hold(PosixSignalContext context, int number)
    {
        context.Cancel = true;
        held = number;
    }
}
