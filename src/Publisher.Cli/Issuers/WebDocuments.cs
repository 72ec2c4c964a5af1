using System.Net;
using Publisher.Cli.Network;
using Publisher.Credentials.Verification;

namespace Publisher.Cli.Issuers;

/// <summary>An issuer's documents on its own site, fetched as they are asked for, each once, within one time for all of them.</summary>
internal sealed class WebDocuments : IIssuerDocuments, IDisposable
{
    private readonly Dictionary<string, DocumentAnswer> answers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource time;
    private readonly WebFetcher web;
    private readonly CancellationToken stop;

    /// <summary>Documents of one issuer.</summary>
    internal WebDocuments(string issuer, WebFetcher web, NetworkOptions options, CancellationToken stop)
    {
        (this.web, this.stop) = (web, stop);
        time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        time.CancelAfter(options.Issuer);
        var host = IssuerAssembler.ControllerAddresses(issuer) is [var address, ..] && Uri.TryCreate(address, UriKind.Absolute, out var site) ? site.IdnHost : null;
        Source = host is null ? "known from this file" : $"learned from {host} just now, not pinned";
    }

    /// <inheritdoc/>
    public string Source { get; }

    public void Dispose() => time.Dispose();

    /// <inheritdoc/>
    public DocumentAnswer Find(string address, int mostBytes)
    {
        if (!answers.TryGetValue(address, out var answer))
        {
            answers.Add(address, answer = Ask(address, mostBytes));
        }
        return answer;
    }

    private DocumentAnswer Ask(string address, int mostBytes)
    {
        WebAnswer answer;
        try
        {
            answer = web.Get(address, mostBytes, sameHost: true, time.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return DocumentAnswer.Unknown("the time for asking this issuer is up");
        }
        return answer switch
        {
            { Problem: null } => DocumentAnswer.Found(answer.Bytes),
            { Status: (int)HttpStatusCode.NotFound } => DocumentAnswer.Absent($"{answer.Problem}: {address}"),
            { Status: (int)HttpStatusCode.Gone } => new(DocumentStanding.Gone, default, $"{answer.Problem}: {address}"),
            _ => DocumentAnswer.Unknown(answer.Problem.Contains(address, StringComparison.Ordinal) ? answer.Problem : $"{answer.Problem} ({address})"),
        };
    }
}
