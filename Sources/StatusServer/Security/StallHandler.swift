import NIOCore

/// Closes connections whose other end takes nothing of what is sent to it.
final class StallHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private var alarm: Scheduled<Void>?

    /// For so long nothing may be taken; a phone may lose its network for a while.
    private static let patience = TimeAmount.seconds(30)

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        alarm?.cancel()
        let channel = context.channel
        alarm =
            channel.isWritable
            ? nil : context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        alarm?.cancel()
        context.fireChannelInactive()
    }
}
