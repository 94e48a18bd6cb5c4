import Hummingbird
import Service
