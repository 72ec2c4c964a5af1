using Publisher.Cli.Network;
using Publisher.Content;

namespace Publisher.Cli.Peers;

/// <summary>
/// Fetches documents of one peer, from below its own address only and within the limits of one run. Once a limit is reached nothing is asked any more (<see cref="Ended"/>), and what is left comes
/// next time. Safe to use from several threads.
/// </summary>
internal sealed class PeerFetcher : IDisposable
{
    // One that does not answer so many times in a row will not answer the next time either.
    private const int MostSilences = 5;

    // Whoever would also take a web page is led to one by a BadgeFed server.
    private const string Activities = "application/activity+json, application/ld+json, application/json, image/png;q=0.9";

    private readonly PeerSettings peer;
    private readonly WebFetcher web;
    private readonly SyncLimits limits;
    private readonly CancellationToken stop;
    private readonly CancellationTokenSource time;
    private readonly string below;
    private int requests;
    private int silences;
    private long bytes;
    private string? ended;

    internal PeerFetcher(PeerSettings peer, WebFetcher web, SyncLimits limits, CancellationToken stop)
    {
        (this.peer, this.web, this.limits, this.stop) = (peer, web, limits, stop);
        // A BadgeFed actor is one of a server, and its badges lie beside it.
        below = peer.Kind == PeerKind.BadgeFed ? Loading.HostedDocuments.OriginOf(peer.Url) : peer.Url;
        time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(limits.Time);
    }

    /// <summary>How often the peer was asked.</summary>
    internal int Requests => requests;

    /// <summary>Why nothing is asked any more in this run: a phrase; null while there is room.</summary>
    internal string? Ended => Volatile.Read(ref ended);

    public void Dispose() => time.Dispose();

    /// <summary>Whether an address lies below the peer's own.</summary>
    internal bool IsTheirs(string address) => address.StartsWith(below + "/", StringComparison.Ordinal) && !address.Contains("/../", StringComparison.Ordinal) && !address.Contains('#', StringComparison.Ordinal);

    /// <summary>Asks for a document. What goes wrong is a phrase.</summary>
    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    internal async Task<WebAnswer> Get(string address, int mostBytes, WebValidators? known = null)
    {
        if (!IsTheirs(address))
        {
            return Nothing($"{address} does not lie below {below}");
        }
        if (Interlocked.Increment(ref requests) > limits.Requests)
        {
            Interlocked.Decrement(ref requests);
            End(FormattableString.Invariant($"{limits.Requests} requests are enough for one run"));
        }
        if (Ended is { } enough)
        {
            return Nothing(enough);
        }
        WebAnswer answer;
        try
        {
            answer = await web.GetHereAsync(address, mostBytes, known, time.Token, peer.Kind == PeerKind.BadgeFed ? Activities : null).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            End(FormattableString.Invariant($"{limits.Time.TotalMinutes:0.#} minutes are enough for one run"));
            return Nothing(Ended!);
        }
        if (Interlocked.Add(ref bytes, answer.Bytes.Length) > limits.Bytes)
        {
            End(FormattableString.Invariant($"{limits.Bytes / (1024 * 1024)} MiB are enough for one run"));
        }
        if (answer.Status is 429 or 503)
        {
            End(FormattableString.Invariant($"it asks to be left alone for now (it answered {answer.Status})"));
        }
        if (answer.Status != 0)
        {
            Interlocked.Exchange(ref silences, 0);
        }
        else if (Interlocked.Increment(ref silences) >= MostSilences)
        {
            End($"it stopped answering: {answer.Problem}");
        }
        return answer;
    }

    private void End(string reason) => Interlocked.CompareExchange(ref ended, reason, null);

    private static WebAnswer Nothing(string problem) => new(new Uri("about:blank"), 0, default, problem);
}
